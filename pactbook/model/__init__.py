"""The words of Pactbook as frozen values: no input or output, no clock, standard library only."""
