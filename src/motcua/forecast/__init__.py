"""Which open dossiers are likely to miss their term, and how much work comes to each desk."""
