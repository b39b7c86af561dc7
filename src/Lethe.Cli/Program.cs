return (int)Lethe.Cli.CommandLine.Run(args, Console.Out, Console.Error);
