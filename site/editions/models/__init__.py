from .edition import Edition
from .page import BasePage
from .past_path import PastPath

__all__ = ["BasePage", "Edition", "PastPath"]
