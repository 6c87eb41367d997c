using System.CommandLine;
using SearchService.Hardening;

var root = new RootCommand("Breaks the engine and the service on purpose, for as long as it is told, and says what did not hold.")
{
    DamageCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
