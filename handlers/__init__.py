"""handlers talk: hear, act, say. Refuse rules, SQL and sentences outside texts/."""
