"""Samples of an inspection: freezing, publishing the commitment, drawing, check sheets, results."""
