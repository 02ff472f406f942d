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

var server = await BenchServer.Start(database);
await using (server)
{
    if (options.ImportRows > 0)
    {
        await ImportBench.Run(server, options.ImportRows);
        return 0;
    }

    await Report.Print(options, await Cases.Run(server, options));
}

return 0;
