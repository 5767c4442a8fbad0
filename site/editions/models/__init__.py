from .bundle import Bundle, BundleMember
from .correction import Correction, CorrectionNote
from .edition import Edition
from .mail_preference import MailPreference
from .page import BasePage
from .past_path import PastPath
from .policy import ReleasePolicy, TypePolicy
from .preview_link import PreviewLink, PreviewVisit
from .scheduled_run import ScheduledRun
from .tasks import EditorReviewTask, LanguageReviewTask

__all__ = [
    "BasePage",
    "Bundle",
    "BundleMember",
    "Correction",
    "CorrectionNote",
    "Edition",
    "EditorReviewTask",
    "LanguageReviewTask",
    "MailPreference",
    "PastPath",
    "PreviewLink",
    "PreviewVisit",
    "ReleasePolicy",
    "ScheduledRun",
    "TypePolicy",
]
