"""extract/rules"""
