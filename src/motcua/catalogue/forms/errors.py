"""What can be wrong with a form (for its author) and with an answer (for who fills it in)."""


class FormError(ValueError):
    """A form that makes no sense: unknown kind, doubled name, condition on a field that comes later."""


class FieldError(ValueError):
    """An answer that cannot be taken; the message is Vietnamese and says what to do."""
