using Crm.Benchmarks;

var options = BenchOptions.Read(args);
if (options is null)
{
    Console.Error.WriteLine(BenchOptions.Usage);
    return 2;
}

var database = await BenchDatabase.Prepare(options);
if (options.OnlyMake)
{
    return 0;
}

if (options.ImportRows > 0)
{
    var process = await ServerProcess.Start(database);
    await using (process)
    {
        await ImportBench.Run(process, options.ImportRows);
        return 0;
    }
}

var server = await BenchServer.Start(database);
await using (server)
{
    await Report.Print(options, await Cases.Run(server, options));
}

return 0;
