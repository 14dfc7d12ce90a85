"""When and for how much: the steps as a network, the launch, the phases and the costs."""
