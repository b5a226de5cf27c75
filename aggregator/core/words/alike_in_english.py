"""English words and phrases of which one may stand in the other's place and the report stays the same: a list of our own choosing.

How it is read is told in core.words.alike_by_language. What single words mean is in core.meanings, too, which knows no phrases and is less
sure.
"""

from __future__ import annotations

ROWS = """
okays,approves,gives green light to,green lights,signs off on,backs,gives go ahead to,clears
adopts,passes,approves
defeats,rejects,votes down,throws out
capsizes,sinks,goes down
goes down,crashes,comes down
comes off tracks,derails,comes off rails,jumps tracks
wraps up,ends,concludes,comes to an end,closes,finishes
gets under way,begins,starts,opens,kicks off,gets underway,commences
shakes,hits,rocks,strikes,jolts,rattles
hits,slams,batters,lashes,pounds,strikes
displaces,forces evacuation of,forces out,drives out
lost,missing
steps down,resigns,quits,stands down,hands in resignation,announces resignation,tenders resignation
dies,dead,passes away,has died,is dead,died
dies aged,dies at,dead at,passes away at
dead,killed,die,have died,lose lives,lost lives
injured,hurt,wounded
arrests,arrest,detains,detain,nabs,apprehends,takes into custody
arrested,detained,held,taken into custody,apprehended
jailed,imprisoned,sent to prison,put behind bars
gets,sentenced to,jailed for,handed
buys,acquires,purchases,snaps up,to buy,to acquire
cut,axe,slash,shed,lay off
cuts,axes,slashes,sheds,lays off
unveils,presents,shows off,introduces,launches,reveals
demonstrate,protest,rally,march,take to streets,take to the streets
urges,calls for,appeals for,asks for
condemns,denounces,slams,blasts
postpones,delays,puts off,pushes back
postponed,delayed,put off,pushed back
cancels,scraps,calls off,drops
cancelled,canceled,scrapped,called off
reopens,opens again,opens doors again
beats,defeats,downs,overcomes,sees off
begin,start,open,get under way,kick off
ends,finishes,comes to an end,is over
evacuated,forced to leave homes,forced from homes
rises,climbs,increases,goes up,gains
falls,drops,declines,goes down,decreases
seizes,captures,takes,takes control of
sacked,fired,dismissed,axed,ousted
wins,secures,clinches,claims
visits,travels to,arrives in
says,tells,states
almost,nearly,close to
movie,film
kids,children
cops,police
pm,prime minister,premier
govt,government
man,a man,one man
woman,a woman,one woman
at least,a minimum of
per cent,percent
discovered,found,uncovered
washington,us,u s,united states,america,usa
moscow,russia,kremlin
beijing,china
tehran,iran
pyongyang,north korea
kyiv,kiev,ukraine
brussels,eu,european union
un,u n,united nations
uk,britain,united kingdom,u k
eu,e u,european union
killed in,dead in,die in,dies in
"""
