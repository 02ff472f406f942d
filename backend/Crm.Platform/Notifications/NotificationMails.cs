using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Hosting;
using Crm.Platform.Mailing;
using Crm.Platform.Mediation;
using Crm.Platform.Records;
using Crm.Platform.Security;
using Crm.Platform.Templates;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Crm.Platform.Notifications;

/// <summary>Mails what is due: one notification by its own template, several of a user as one digest. What has been read by then is left out.</summary>
internal sealed partial class NotificationMails(IServiceScopeFactory scopes, IConfiguration configuration, TimeProvider clock, ILogger<NotificationMails> logger)
{
    public const string TemplatePrefix = "notification.";
    private const string Digest = TemplatePrefix + "digest";
    private const int Users = 100;
    private const int MostItems = 50;

    private static readonly JsonElement None = JsonSerializer.SerializeToElement<string?>(null);

    /// <summary>Handles some users and answers how many it could; none where nothing is due.</summary>
    public async Task<int> RunOnce(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var due = await InScope(s => s.GetRequiredService<CrmDbContext>().Set<Notification>().Where(n => n.MailDueAt <= now)
            .Select(n => n.UserId).Distinct().Take(Users).ToListAsync(ct));
        var done = 0;
        foreach (var userId in due)
        {
            try
            {
                await InScope(s => s.GetRequiredService<UnitOfWork>().Run(() => MailTo(userId, now, s, ct), ct));
                done++;
            }
            catch (ConflictException)
            {
                // Another instance wrote the same mail at the same moment; it has marked these too.
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogTrouble(logger, userId, e);
            }
        }

        return done;
    }

    private async Task<Unit> MailTo(Guid userId, DateTime now, IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<CrmDbContext>();
        var due = await db.Set<Notification>().Where(n => n.UserId == userId && n.MailDueAt <= now).OrderByDescending(n => n.At).ThenByDescending(n => n.Id).ToListAsync(ct);
        due.ForEach(n => n.MailDueAt = null);
        var news = due.Where(n => !n.IsRead).ToList();
        if (news.Count == 0 || await services.GetRequiredService<IUserContacts>().Of([userId], ct) is not [var user, ..] || !MailText.IsAddress(user.Email))
        {
            return Unit.Value;
        }

        var names = await services.GetRequiredService<ReferenceLabels>().Fetch(news.Where(n => n is { RecordType: not null, RecordId: not null }).Select(n => (n.RecordType!, n.RecordId!.Value)), ct);
        var view = services.GetRequiredService<NotificationView>();
        var shown = news.ConvertAll(n => view.Of(n, n.RecordType is null ? null : names.Of(n.RecordType, n.RecordId)));
        var (key, text) = await Compose(user, shown, services.GetRequiredService<TemplateShelf>(), ct);
        await services.GetRequiredService<IMailer>().Send(
            new MailMessage($"notifications:{userId}:{news[0].Id}:{news[0].At.Ticks}", user.Email, text.Subject, text.Text)
            {
                ToName = user.Name,
                Html = text.Html,
                Template = key,
                Headers = [new MailHeader("Auto-Submitted", "auto-generated")],
            },
            ct);
        return Unit.Value;
    }

    private async Task<(string Key, RenderedText Text)> Compose(UserContact user, List<NotificationResponse> news, TemplateShelf templates, CancellationToken ct)
    {
        if (news is [var only] && BuiltInTemplates.Find(TemplatePrefix + only.Kind) is { } own && Count(only) == 1)
        {
            return (own.Key, await templates.Render(own.Key, user.Language, Values(user, only), ct));
        }

        var items = news.Take(MostItems).Select(n => NotificationLines.Of(n.Kind, user.Language, Count(n), Text(n, "recordName"), Text(n, "actorName"))).ToList();
        if (news.Count > MostItems)
        {
            items.Add("...");
        }

        var values = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["recipient.name"] = user.Name, ["count"] = (long)news.Sum(Count), ["link"] = Address(path: "/"), ["items"] = items,
        };
        return (Digest, await templates.Render(Digest, user.Language, values, ct));
    }

    private Dictionary<string, object?> Values(UserContact user, NotificationResponse notification) => new(StringComparer.Ordinal)
    {
        ["recipient.name"] = user.Name,
        ["count"] = (long)Count(notification),
        ["link"] = Address(notification.Link ?? "/"),
        ["actor.name"] = Text(notification, "actorName"),
        ["record.name"] = Text(notification, "recordName"),
    };

    private string Address(string path) => PublicAddress.Of(configuration) + path;

    private static int Count(NotificationResponse notification) => notification.Params["count"].GetInt32();

    private static string? Text(NotificationResponse notification, string name) =>
        notification.Params.GetValueOrDefault(name, None) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            return await work(scope.ServiceProvider);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The notifications of user {UserId} could not be mailed; it is tried again")]
    private static partial void LogTrouble(ILogger logger, Guid userId, Exception exception);
}
