"""Verbs of two parts that German and Dutch headlines set apart: "VW stellt neues Elektroauto vor", "Politie pakt verdachte op". Pure."""

from __future__ import annotations

# What stands at the end -> what it makes of the verb before: another that says so in one word, as core.words.synonyms_by_language has it.
_ROWS = {
    "german": """
vor: stellt=präsentiert stellen=präsentieren legt=präsentiert wirft=beschuldigt werfen=beschuldigen
fest: nimmt=festgenommen nehmen=festgenommen
ab: lehnt=abgelehnt lehnen=abgelehnt sagt=abgesagt sagen=abgesagt baut=streicht bauen=streichen schafft=abgeschafft weist=abgewiesen
ab: stürzt=abgestürzt stürzen=abgestürzt brennt=abgebrannt wählt=abgewählt bricht=abgebrochen bläst=abgesagt schiebt=abgeschoben
zu: stimmt=billigt stimmen=billigen nimmt=steigt nehmen=steigen legt=steigt legen=steigen
zurück: tritt=zurückgetreten treten=zurückgetreten weist=abgelehnt ruft=rückruf geht=sinkt gehen=sinken zieht=zurückgezogen
zurück: kehrt=zurückgekehrt kehren=zurückgekehrt
an: kündigt=ankündigung kündigen=ankündigung greift=angegriffen greifen=angegriffen klagt=angeklagt zieht=steigt ziehen=steigen hebt=erhöht
bekannt: gibt=verkündet geben=verkünden
aus: setzt=ausgesetzt setzen=ausgesetzt schließt=ausgeschlossen weist=ausgewiesen fällt=ausgefallen fallen=ausgefallen bricht=ausgebrochen
auf: hebt=aufgehoben heben=aufgehoben löst=aufgelöst nimmt=aufgenommen steigt=aufgestiegen ruft=aufgerufen
ein: führt=eingeführt führen=eingeführt räumt=gesteht stellt=eingestellt stürzt=eingestürzt nimmt=erobert leitet=eingeleitet
frei: lässt=freigelassen lassen=freigelassen spricht=freigesprochen
um: bringt=getötet bringen=getötet kommt=gestorben
nieder: legt=niedergelegt schlägt=niedergeschlagen
lahm: legt=lahmgelegt legen=lahmgelegt
""",
    "dutch": """
op: pakt=gearresteerd pakken=gearresteerd stapt=ontslag stappen=ontslag roept=oproep zegt=opgezegd
aan: houdt=aangehouden houden=aangehouden kondigt=aankondiging neemt=aangenomen valt=aangevallen klaagt=aangeklaagd
af: treedt=ontslag treden=ontslag wijst=afgewezen wijzen=afgewezen schaft=afgeschaft keurt=afgekeurd zegt=afgezegd
goed: keurt=goedgekeurd keuren=goedgekeurd
uit: stelt=uitgesteld stellen=uitgesteld roept=uitgeroepen
over: neemt=overgenomen nemen=overgenomen
vrij: spreekt=vrijgesproken laat=vrijgelaten laten=vrijgelaten
neer: stort=neergestort storten=neergestort schiet=neergeschoten legt=neergelegd
in: voert=ingevoerd trekt=ingetrokken dient=ingediend
""",
}
_VERBS = {
    language: {(verb, particle): whole for particle, verb, whole in (
        (line.partition(":")[0], *pair.split("=")) for line in rows.strip().splitlines() for pair in line.partition(":")[2].split()
    )}
    for language, rows in _ROWS.items()
}  # fmt: skip
_PARTICLES = {language: frozenset(particle for _, particle in verbs) for language, verbs in _VERBS.items()}
_FARTHEST = 10  # words between the two


def joined(words: list[str], language: str) -> list[str]:
    """Return casefolded words with each verb whose second part ends the headline as the one word it is."""
    particle = words[-1] if words else ""
    if particle not in _PARTICLES.get(language, ()):
        return words
    verbs = _VERBS[language]
    for at in range(len(words) - 2, max(-1, len(words) - _FARTHEST - 2), -1):
        if whole := verbs.get((words[at], particle)):
            return [*words[:at], whole, *words[at + 1 : -1]]
    return words
