"""The reform index: rounds, scoring oneself, appraisal, disputes, results."""
