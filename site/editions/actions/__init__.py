"""What people do with editions: one verb a file, each checked for permission and logged.

`user` is who does it; None is the system itself, which needs no permission.
"""

from .approve import approve
from .assign import assign
from .create import create
from .hand_out import hand_out
from .make_original import make_original
from .publish import publish
from .return_ import return_
from .revoke import revoke
from .submit import submit
from .translate import translate
from .withdraw import withdraw

__all__ = [
    "approve",
    "assign",
    "create",
    "hand_out",
    "make_original",
    "publish",
    "return_",
    "revoke",
    "submit",
    "translate",
    "withdraw",
]
