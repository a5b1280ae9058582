"""What has to be posted where, what an officer saw there, and what is missing."""
