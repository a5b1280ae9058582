"""The dashboards of leaders and control officers."""
