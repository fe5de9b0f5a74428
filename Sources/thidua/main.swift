import ThiduaCommands

runProcess()
