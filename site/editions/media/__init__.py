"""Pictures and files: private until a readable edition uses one, and private again when none does.

Nothing is marked public: each request for a picture or file asks who uses it now.
"""
