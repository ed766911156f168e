"""Take back what somebody changed and said in a Word file of the report: proposals, one by one, and one edit of those accepted."""
