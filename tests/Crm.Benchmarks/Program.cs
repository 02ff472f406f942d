using Crm.Benchmarks;

if (args is ["bare", var provider, var connectionString, var plan])
{
    await BareServer.Run(provider, connectionString, plan);
    return 0;
}

var options = BenchOptions.Read(args);
if (options is null)
{
    Console.Error.WriteLine(BenchOptions.Usage);
    return 2;
}

var database = await BenchDatabase.Prepare(options);
if (options.ImportRows > 0)
{
    var process = await ServerProcess.Start(database);
    await using (process)
    {
        await ImportBench.Run(process, options.ImportRows);
    }
}
else if (options.Leads > 0)
{
    var process = await ServerProcess.Start(database);
    await using (process)
    {
        await LeadBench.Run(process, options.Leads);
    }
}
else if (options.TimelineEntries > 0)
{
    await TimelineBench.Run(database, options.TimelineEntries);
}
else if (!options.OnlyMake)
{
    await new SideBySide(options, database).Run();
}

return 0;
