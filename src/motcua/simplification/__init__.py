"""Review of procedures and what it costs people to comply (TT 02/2017/TT-VPCP)."""
