using Crm.Api;
using Crm.Platform.Hosting;
using Crm.Platform.Modules;
using Crm.Platform.Operation;

try
{
    var catalog = ModuleCatalog.Discover();
    if (await OperatorCommand.TryRun(args, catalog) is { } exitCode)
    {
        return exitCode;
    }

    var app = CrmApplication.Build(args, catalog);
    await app.PrepareCrm();
    await app.RunAsync();
    return 0;
}
catch (OperatorException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 3;
}
