Console.WriteLine("lethe");
