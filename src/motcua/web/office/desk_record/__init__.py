"""What one-stop desks have, typed by the control officer with who, when and why."""
