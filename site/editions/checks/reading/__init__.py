"""What the checks see in a text: its dates, figures, quotations, links and words."""
