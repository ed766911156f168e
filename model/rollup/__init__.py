"""Roll-up (汇总): the reports of many units checked together and summed, each sum traceable to its parts."""
