Console.WriteLine("benchmarks: see --help");
