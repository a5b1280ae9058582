"""Một Cửa: the open one-stop-shop system for Vietnamese local government."""

__version__ = "0.1.0"
