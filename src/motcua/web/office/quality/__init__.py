"""The service-quality index."""
