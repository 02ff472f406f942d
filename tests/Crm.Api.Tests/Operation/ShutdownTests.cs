using System.Diagnostics;
using System.Net;
using Crm.Platform.Data;
using Crm.Platform.Events;
using Crm.Platform.Jobs;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Operation;

/// <summary>A server that is asked to end does so in order: not ready, streams ended, requests answered, leases given back.</summary>
[Parallelizable(ParallelScope.Self)]
[Category("AnyEngine")]
public sealed class ShutdownTests
{
    [Test]
    public async Task Stop_UnderLoad_EndsInOrder_AndGivesBackItsLeases()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("Windows has no SIGTERM to send.");
        }

        var database = await CrmHost.NewDatabase();
        var server = await CrmProcess.Start(database, ("Crm:Shutdown:DrainSeconds", "1.5"), ("Crm:Shutdown:LimitSeconds", "10"));
        await using (server)
        {
            using var client = server.Client();
            await client.SignInAs("administrator");
            using var enough = new CancellationTokenSource();
            var (answers, writers) = (new List<HttpStatusCode>(), new List<Task>());
            var stream = await client.Stream("/api/v1/live");
            await using (stream)
            {
                writers.AddRange(Enumerable.Range(0, 3).Select(_ => Write(client, answers, enough.Token)));
                await Task.Delay(300);
                var since = Stopwatch.StartNew();
                server.Ask();

                await Task.Delay(400);
                Assert.That((await client.Get("/health/ready")).Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable), "not ready, before anything else");
                Assert.That((await client.Get("/health")).Status, Is.EqualTo(HttpStatusCode.OK), "and still there");
                while (await stream.Next() is not null)
                {
                }

                Assert.That(since.Elapsed, Is.LessThan(TimeSpan.FromSeconds(1.5)), "streams end at once, so that their pages connect elsewhere");
                await enough.CancelAsync();
                await Task.WhenAll(writers);
                using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(15));
                await server.Ended(limit.Token);
            }

            Assert.That(server.ExitCode, Is.Zero, server.Log.ToString());
            Assert.That(answers, Is.Not.Empty.And.All.EqualTo(HttpStatusCode.Created), "whoever asked while it drained was answered");
        }

        var host = await CrmHost.StartOnExisting(database, b => b.Configuration["Crm:Jobs:Workers"] = "0");
        await using (host)
        {
            await host.InScope(async s =>
            {
                var db = s.GetRequiredService<CrmDbContext>();
                Assert.That(await db.Set<Delivery>().CountAsync(d => d.DoneAt == null && d.LeaseUntil != null), Is.Zero);
                Assert.That(await db.Set<Job>().CountAsync(j => j.FinishedAt == null && j.LeaseUntil != null), Is.Zero);
            });
        }
    }

    private static async Task Write(CrmClient client, List<HttpStatusCode> answers, CancellationToken enough)
    {
        for (var i = 0; !enough.IsCancellationRequested; i++)
        {
            var status = (await client.Post("/api/v1/accounts", new { name = $"Written {i}" })).Status;
            lock (answers)
            {
                answers.Add(status);
            }
        }
    }
}
