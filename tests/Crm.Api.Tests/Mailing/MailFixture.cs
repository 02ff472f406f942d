using System.Text.Json.Nodes;
using Crm.Platform.Data;
using Crm.Platform.Mailing;
using Crm.Platform.Mediation;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Mailing;

/// <summary>A host that sends its mails to a server of the test's own.</summary>
public abstract class MailFixture : HostFixture
{
    internal SmtpSink Sink { get; } = new();

    /// <summary>Seconds that the server may take; long, since a machine under load would send a second copy.</summary>
    protected virtual string Timeout => "30";

    [OneTimeTearDown]
    public void StopSink() => Sink.Dispose();

    [SetUp]
    public void Behave() => (Sink.Hangs, Sink.Drops, Sink.Sender) = (false, false, null);

    protected override Task<CrmHost> Start() => CrmHost.Start(Deliver);

    protected void Deliver(Microsoft.AspNetCore.Builder.WebApplicationBuilder builder)
    {
        builder.Configuration.AddInMemoryCollection(
        [
            new("Crm:Mail:Host", "127.0.0.1"), new("Crm:Mail:Port", Sink.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)), new("Crm:Mail:Security", "None"),
            new("Crm:Mail:From", "crm@company.example"), new("Crm:Mail:TimeoutSeconds", Timeout), new("Crm:Mail:RetrySeconds", "0.01"), new("Crm:Mail:PauseSeconds", "0.6"),
        ]);

        // Tests run as in Development, where mails are held.
        builder.Services.PostConfigure<MailOptions>(o => o.Delivers = true);
    }

    internal static MailSender Sender(CrmHost host) => host.Services.GetRequiredService<MailSender>();

    protected static string Key() => $"test:{Guid.CreateVersion7()}";

    internal async Task<Guid> Send(MailMessage message)
    {
        var id = Guid.Empty;
        await Host.InScope(s => s.GetRequiredService<UnitOfWork>().Run(
            async () =>
            {
                id = await s.GetRequiredService<IMailer>().Send(message, CancellationToken.None);
                return MediatR.Unit.Value;
            },
            CancellationToken.None));
        return id;
    }

    protected async Task<JsonNode> Mail(Guid id) => (await Admin.Get($"/api/v1/mails/{id}")).Json;

    protected async Task<JsonNode> Becomes(Guid id, string state)
    {
        await Eventually(async () => (string)(await Mail(id))["state"]! == state, $"the mail is {state}");
        return await Mail(id);
    }

    protected Task WaitIsOver() => Host.InScope(s => s.GetRequiredService<CrmDbContext>().Set<Crm.Platform.Mailing.Mail>().Where(m => m.State == MailState.Queued)
        .ExecuteUpdateAsync(u => u.SetProperty(m => m.NextAttemptAt, DateTime.UnixEpoch)));
}
