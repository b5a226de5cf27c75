"""Query parameters that say how a reader came to a page, not which page it is.

Sources: the lists of ClearURLs and AdGuard's tracking filter for the well-known names; the `rss` family was seen in
real news feeds (BBC `at_*`, Daily Mail `ito`, New York Times `partner=rss&emc=rss`, Medium `source=rss----…`). Sessions
are those that PHP, Java and ColdFusion write into each link for whoever sends no cookie: a poller is given new ones at every poll.
"""

from __future__ import annotations

PREFIXES = (
    "utm_",
    "at_",  # AT Internet: at_medium=RSS, at_campaign=…
    "pk_",  # Piwik
    "mtm_",  # Matomo
    "hsa_",  # HubSpot ads
    "ns_",  # comScore: ns_mchannel, ns_source, …
    "wt.",  # Webtrends: wt.mc_id
    "wt_",
    "__hs",
    "oly_",
    "vero_",
)

NAMES = frozenset(
    {
        "_ga", "_gl", "_hsenc", "_hsmi", "cfid", "cftoken", "cmpid", "dclid", "dicbo", "echobox", "fb_action_ids", "fb_ref", "fb_source",
        "fbclid", "feedtype", "ftag", "gaa_at", "gbraid", "gclid", "gclsrc", "guccounter", "guce_referrer",
        "guce_referrer_sig", "hsctatracking", "icid", "igshid", "ito", "jsessionid", "mc_cid", "mc_eid", "mkt_tok", "mod", "msclkid",
        "ncid", "ocid", "phpsessid", "rss_id", "s_cid", "sfmc_id", "smid", "smtyp", "spm", "srnd", "sref", "taid", "trk", "trkcampaign",
        "twclid", "wbraid", "wickedid", "xtor", "yclid", "zanpid",
    }
)  # fmt: skip

# Names that may also select content (`?source=wire`, `?format=amp`): dropped only where the value names a feed or a network.
AMBIGUOUS = frozenset(
    {
        "campaign", "channel", "cid", "cmp", "emc", "feed", "from", "medium", "partner", "ref", "referrer", "rss", "source",
        "src", "traffic_source",
    }
)  # fmt: skip
REFERRERS = (
    "rss", "atom", "feed", "twitter", "facebook", "newsletter", "email", "social", "telegram", "whatsapp", "linkedin",
)  # fmt: skip


def is_tracking(name: str, value: str) -> bool:
    """Tell whether the query parameter `name=value` only says where the reader came from."""
    name = name.lower()
    if name in NAMES or name.startswith(PREFIXES):
        return True
    return name in AMBIGUOUS and value.lower().startswith(REFERRERS)
