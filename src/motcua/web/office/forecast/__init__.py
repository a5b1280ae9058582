"""Open dossiers at risk and the load of the coming days."""
