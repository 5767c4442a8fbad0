"""What people do with editions: one verb a file, each checked for permission and logged.

`user` is who does it; None is the system itself, which needs no permission.
"""

from .approve import approve
from .assign import assign
from .create import create
from .discard_correction import discard_correction
from .hand_out import hand_out
from .make_original import make_original
from .publish import publish
from .publish_correction import publish_correction
from .return_ import return_
from .revoke import revoke
from .schedule import schedule, unschedule
from .submit import submit
from .translate import translate
from .withdraw import withdraw
from .write_correction import write_correction

__all__ = [
    "approve",
    "assign",
    "create",
    "discard_correction",
    "hand_out",
    "make_original",
    "publish",
    "publish_correction",
    "return_",
    "revoke",
    "schedule",
    "submit",
    "translate",
    "unschedule",
    "withdraw",
    "write_correction",
]
