using System.Text.Json.Nodes;
using Crm.Platform.Mediation;
using Crm.Platform.Notifications;
using Crm.Testing;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Notifications;

/// <summary>Notifications go out by mail as users want it, in their language, and not when they have been read.</summary>
[Category("S67")]
[NonParallelizable]
public sealed class NotificationMailTests : HostFixture
{
    private readonly Access.ShiftedClock clock = new();

    [Test]
    public async Task Immediate_GoesOutAtOnceInTheUsersLanguage()
    {
        var (client, id, email) = await Somebody("ru", "immediate");
        var account = await Admin.Create("accounts", new { name = "Северный ветер", ownerId = id });

        await Eventually(async () => (await MailsTo(email)).Count == 1, "one mail");
        var mail = (await Admin.Get($"/api/v1/mails/{(await MailsTo(email))[0]["id"]}")).Json;
        Assert.That((string)mail["subject"]!, Is.EqualTo("Северный ветер: вы назначены ответственным"));
        Assert.That((string)mail["html"]!, Does.Contain("Здравствуйте").And.Contain($"/accounts/{account["id"]}\""));
        Assert.That((string)mail["text"]!, Does.Contain($"/accounts/{account["id"]}"));
        Assert.That((string)mail["template"]!, Is.EqualTo("notification.recordAssigned"));
        client.Dispose();
    }

    [Test]
    public async Task Daily_WaitsForTheMorningAndIsOneDigestOfWhatIsUnread()
    {
        var (client, id, email) = await Somebody("es", "daily");
        await Admin.Create("accounts", new { name = "Primera", ownerId = id });
        await Admin.Create("accounts", new { name = "Segunda", ownerId = id });
        await Admin.Create("accounts", new { name = "Leída", ownerId = id });
        await Eventually(async () => (await Unread(client)).Count == 3, "three notifications");
        var read = (await Unread(client)).Single(n => (string?)n["params"]!["recordName"] == "Leída");
        await client.Post($"/api/v1/notifications/{read["id"]}/read");
        await Run(TimeSpan.Zero);
        Assert.That(await MailsTo(email), Is.Empty, "it is not morning yet");

        await Run(TimeSpan.FromHours(25));
        await Run(TimeSpan.FromHours(49));

        var mails = await MailsTo(email);
        Assert.That(mails, Has.Count.EqualTo(1));
        var mail = (await Admin.Get($"/api/v1/mails/{mails[0]["id"]}")).Json;
        Assert.That((string)mail["subject"]!, Is.EqualTo("Novedades en el CRM: 2"));
        Assert.That((string)mail["html"]!, Does.Match("<ul><li>[^<]+te ha asignado Segunda</li><li>[^<]+te ha asignado Primera</li></ul>").And.Not.Contain("Leída"));
        Assert.That((string)mail["text"]!, Does.Contain("- ").And.Contain("Segunda"));
        client.Dispose();
    }

    [Test]
    public async Task MailAlone_IsNotShownInTheApp()
    {
        var (client, id, email) = await Somebody("it", "immediate", inApp: false);
        await Tell([new Notice(id, "recordAssigned", new Dictionary<string, object?>())]);

        await Eventually(async () => (await MailsTo(email)).Count == 1, "one mail");
        Assert.That(await Unread(client), Is.Empty);
        client.Dispose();
    }

    protected override Task<CrmHost> Start() => CrmHost.Start(b => b.Services.AddSingleton<TimeProvider>(clock));

    private async Task<(CrmClient Client, Guid Id, string Email)> Somebody(string language, string mail, bool inApp = true)
    {
        var (id, email) = await Access.People.Create(Admin, await Access.TestRoles.BuiltIn(Admin, "sales-rep"));
        var client = await Access.People.SignIn(Host, email);
        await client.Patch("/api/v1/session/user", new { language });
        await client.Patch("/api/v1/notification-settings", new { items = new[] { new { kind = "recordAssigned", inApp, mail } } });
        return (client, id, email);
    }

    private async Task<List<JsonNode>> MailsTo(string email) =>
        [.. (await Admin.Get("/api/v1/mails")).Json["items"]!.AsArray().Where(m => (string)m!["to"]! == email).Select(m => m!.DeepClone())];

    private static async Task<List<JsonNode>> Unread(CrmClient client) =>
        [.. (await client.Get("/api/v1/notifications?unread=true")).Json["items"]!.AsArray().Select(n => n!.DeepClone())];

    // Only this round sees the later hour: sessions would end.
    private async Task Run(TimeSpan later)
    {
        clock.Advance(later);
        try
        {
            await Host.Services.GetRequiredService<NotificationMails>().RunOnce(CancellationToken.None);
        }
        finally
        {
            clock.Advance(-later);
        }
    }

    private Task Tell(IReadOnlyCollection<Notice> notices) => Host.InScope(s => s.GetRequiredService<UnitOfWork>().Run(
        async () =>
        {
            await s.GetRequiredService<INotifier>().Notify(notices, CancellationToken.None);
            return Unit.Value;
        },
        CancellationToken.None));
}
