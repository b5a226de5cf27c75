# ruff: noqa: E501 - rows of words read better as rows
"""English acts that bring something about, keep it or say yes to it, and acts that end it, lose it or say no: lists of our own choosing. Pure.

Where one stands in the other's place and all else is the same, two headlines are two reports (core.pairs.swapped): "places order" and "cancels
order". Acts that some sentence uses for one thing stand only in rows of their own: a deal is closed and signed, an album dropped and
released, a missile fired and launched, a ship held and stopped, a record set and broken.
"""

from __future__ import annotations

from functools import lru_cache

from aggregator.core.words.senses import Sides

# Base forms, "_" before what goes with one; any of the one side stands against any of the other.
_ROWS = """
launch begin start resume continue plan announce confirm unveil introduce file build reopen renew expand host schedule declare approve grant allow accept back support endorse ratify uphold welcome award join adopt embrace retain win add place offer double triple increase boost hike restore reinstate revive save rescue praise cheer applaud hail honour honor thank defend repeat reaffirm affirm enforce impose issue send provide deliver pledge promise hire recruit appoint promote acquire strengthen intensify admit gain invite legalise legalize permit fund finance subsidise subsidize create sponsor propose demand open sign raise agree complete bring_back set_up display pick select / abandon scrap shelve cancel suspend halt postpone delay withdraw revoke rescind mothball ditch reject refuse deny block oppose veto repeal annul void ban spurn snub violate shun lose cut slash trim reduce halve abolish criticise criticize blame slam condemn heckle boo jeer weaken shrink squander shed torpedo end disown dissolve disband demolish boycott defy forbid prohibit outlaw adjourn waive dismantle call_off break_off regret decline surrender overturn quash reverse hide
issue declare impose order announce activate introduce extend enforce / lift end drop ease call_off stop
extend / cancel end scrap drop lift cut lose revoke suspend abandon withdraw
begin start resume open reopen launch plan announce host stage hold call / call_off break_off put_off pull_out_of walk_out_of
open reopen unblock / seal block
make table submit lodge improve / drop pull
call stage continue / cancel end suspend halt
sign / sell offload
display buy keep / sell hide
land win get / lose miss fight
pick select recall name start / drop bench rest omit leave_out
hold / ban
hold withstand survive / burst collapse fail break
lift_off blast_off take_off land / crash explode
recover return find / sell
issue grant / stop
welcome admit let_in / turn_away keep_out
take_on hire recruit add create / lay_off let_go cut shed axe
back keep stand_by / turn_on drop abandon ditch
sign_up_to join enter / pull_out_of walk_away_from back_out_of
go_up rise climb / go_down come_down fall drop
turn_down refuse reject / accept approve take welcome
open file bring confirm plan expand extend order begin approve build / drop close shut sell
order set grant make hold bring / refuse deny revoke scrap cancel suspend withdraw postpone block halt
order make set bring open start / end halt delay
keep retain back hire appoint name reinstate promote rehire / dump oust remove ditch sack fire dismiss replace axe drop suspend
reach win make enter secure clinch / lose miss exit leave miss_out_on
visit enter reach join sign accept begin open back embrace / leave quit exit flee
sign join accept respect honour honor keep declare / break violate quit leave breach reject
capture sink seize hold arrest detain jail / release free
kill shoot execute hang capture / free rescue release save spare
free rescue save / fail
confirm repeat defend stand / change withdraw retract reverse correct deny recant
build extend hold keep take increase stretch / blow lose squander surrender
take seize capture hold win gain retake recapture / lose abandon surrender
give make offer accept / refuse reject withdraw withhold deny
buy acquire build raise increase add keep open / sell dump offload trim cut
raise lift hike boost double triple increase / cut lower slash trim halve reduce freeze
admit welcome invite allow / ban bar exclude expel evict
allow grant clear approve back / kill block shelve torpedo reject veto bar ban dismiss
clear acquit / convict jail charge indict sentence
find recover / lose miss
praise thank back honour honor welcome / attack sue fight
add restore create open start launch / end drop axe close cut shed
teach hire train / fire sack
pass adopt enact / defeat reject kill repeal veto
attend join play run host watch visit / skip miss boycott snub avoid
free release / hold keep arrest jail detain
grow spread rage / contain shrink weaken douse
rise climb surge / recede ebb fall drop
love like enjoy / hate dislike
agree promise offer vow plan / refuse decline
demolish destroy raze bomb / build rebuild repair restore
"""
_IRREGULAR = {
    "begin": "begins began begun", "cancel": "cancels cancelled canceled", "withdraw": "withdraws withdrew withdrawn", "lose": "loses lost",
    "cut": "cuts", "shut": "shuts", "bring": "brings brought", "build": "builds built", "rebuild": "rebuilds rebuilt", "sell": "sells sold",
    "set": "sets", "make": "makes made", "hold": "holds held", "keep": "keeps kept", "leave": "leaves left", "quit": "quits", "flee": "flees fled",
    "break": "breaks broke broken", "sink": "sinks sank sunk", "shoot": "shoots shot", "hang": "hangs hanged", "stand": "stands stood",
    "blow": "blows blew blown", "take": "takes took taken", "retake": "retakes retook", "give": "gives gave given", "buy": "buys bought",
    "freeze": "freezes froze frozen", "win": "wins won", "send": "sends sent", "find": "finds found", "withhold": "withholds withheld",
    "uphold": "upholds upheld", "grow": "grows grew grown", "spread": "spreads", "rise": "rises rose risen", "fall": "falls fell fallen",
    "fight": "fights fought", "teach": "teaches taught", "shrink": "shrinks shrank", "shed": "sheds", "forbid": "forbids forbade",
    "veto": "vetoes vetoed", "overturn": "overturns overturned", "travel": "travels travelled", "admit": "admits admitted", "acquit": "acquits acquitted",
    "go": "goes went gone", "come": "comes came", "let": "lets", "lay": "lays laid",
    "permit": "permits permitted", "annul": "annuls annulled", "expel": "expels expelled", "free": "frees freed", "agree": "agrees agreed",
}  # fmt: skip
_DOUBLED = frozenset({"plan", "scrap", "ban", "bar", "snub", "slam", "trim", "drop", "rub", "bid", "hug"})  # planned


@lru_cache(maxsize=1)
def swaps() -> Sides:
    """Return the rows as the sets of words on their two sides, in the forms that headlines use: "launches", "launched"."""
    rows = (row.split(" / ") for row in _ROWS.strip().splitlines())
    return tuple((_forms(left), _forms(right)) for left, right in rows)


def _forms(verbs: str) -> frozenset[str]:
    parted = (verb.partition("_")[::2] for verb in verbs.split())
    return frozenset(f"{form} {rest}".replace("_", " ").strip() for verb, rest in parted for form in (verb, *_inflected(verb)))


def _inflected(verb: str) -> list[str]:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb].split()
    if verb in _DOUBLED:
        return [f"{verb}s", f"{verb}{verb[-1]}ed"]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [f"{verb[:-1]}ies", f"{verb[:-1]}ied"]
    if verb.endswith("e"):
        return [f"{verb}s", f"{verb}d"]
    return [f"{verb}es" if verb.endswith(("sh", "ch", "ss", "x")) else f"{verb}s", f"{verb}ed"]
