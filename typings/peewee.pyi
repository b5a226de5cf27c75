# peewee's own stubs describe a query as rows of its model, whatever `.tuples()`, `.namedtuples()` or an alias
# makes of them, so every honest use of them needs a cast. The store's repositories carry the types instead;
# what they return is checked, what peewee hands them is not.
from typing import Any

def __getattr__(name: str) -> Any: ...
