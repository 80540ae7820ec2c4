namespace lunette {}
