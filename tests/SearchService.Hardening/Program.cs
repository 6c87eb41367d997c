using System.CommandLine;
using SearchService.Hardening;
using SearchService.Hardening.Fuzzing;

var root = new RootCommand("Breaks the engine and the service on purpose, for as long as it is told, and says what did not hold.")
{
    DamageCommand.Create(),
    FuzzCommand.Create(),
    CrashCommand.Create(),
    CrashWorkerCommand.Create(),
    SoakCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
