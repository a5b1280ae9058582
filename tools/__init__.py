"""What developing and testing Một Cửa needs; nothing here runs in an installation."""
