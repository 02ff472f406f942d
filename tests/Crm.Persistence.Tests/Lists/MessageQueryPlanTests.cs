using System.Globalization;
using Crm.Activities.Mail;
using Crm.Activities.Mail.Features;
using Crm.Persistence.Tests.Engines;
using Crm.Platform.Approvals;
using Crm.Platform.Approvals.Features;
using Crm.Platform.Data;
using Crm.Platform.Files.Features;
using Crm.Platform.Mailing;
using Crm.Platform.Mailing.Features;
using Crm.Platform.Notifications.Features;
using Crm.Platform.Records;
using Crm.Platform.Templates.Features;
using Microsoft.EntityFrameworkCore;

namespace Crm.Persistence.Tests.Lists;

/// <summary>The lists of notifications, mails, templates and files read their rows from an index that also gives the order.</summary>
[TestFixtureSource(typeof(Database), nameof(Database.AtHand))]
internal sealed class MessageQueryPlanTests(DatabaseProvider provider)
{
    private readonly QueryPlan plans = new(provider);
    private static readonly Guid User = Guid.CreateVersion7();

    private static string Later(string sort) => new Cursor(sort, new DateTime(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc).Ticks.ToString(CultureInfo.InvariantCulture), User).Encode();

    private static IEnumerable<(string Name, Func<CrmDbContext, IQueryable<object>> Query)> Lists() =>
    [
        ("notifications", db => ListNotificationsHandler.Query(db, User, new ListNotifications(Unread: false, Cursor: null))),
        ("notifications, later", db => ListNotificationsHandler.Query(db, User, new ListNotifications(Unread: false, Later("-at")))),
        ("unread", db => ListNotificationsHandler.Query(db, User, new ListNotifications(Unread: true, Cursor: null))),
        ("unread, later", db => ListNotificationsHandler.Query(db, User, new ListNotifications(Unread: true, Later("-at")))),
        ("approvals for me", db => ListApprovalsHandler.Query(db, User, new ListApprovals("forMe", Cursor: null))),
        ("approvals for me, later", db => ListApprovalsHandler.Query(db, User, new ListApprovals("forMe", Later("-askedAt")))),
        ("approvals I asked for, later", db => ListApprovalsHandler.Query(db, User, new ListApprovals("asked", Later("-askedAt")))),
        ("approvals of all, later", db => ListApprovalsHandler.Query(db, User, new ListApprovals("all", Later("-askedAt")))),
        ("approvals that are due", db => ApprovalRound.Due(db, new DateTime(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc)).Select(id => (object)id)),
        ("mails", db => ReadMailsHandler.Query(db, new ListMails(State: null, Cursor: null))),
        ("mails, later", db => ReadMailsHandler.Query(db, new ListMails(State: null, Later("-createdAt")))),
        ("failed mails", db => ReadMailsHandler.Query(db, new ListMails(MailState.Failed, Cursor: null))),
        ("failed mails, later", db => ReadMailsHandler.Query(db, new ListMails(MailState.Failed, Later("-createdAt")))),
        ("due mails", db => MailSender.DueNow(db, new DateTime(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc)).Select(id => (object)id)),
        ("templates", db => ReadTemplatesHandler.Query(db, new ListTemplates(Deleted: false, Cursor: null))),
        ("templates, later", db => ReadTemplatesHandler.Query(db, new ListTemplates(Deleted: false, new Cursor("name", "m", User).Encode()))),
        ("files of a record", db => ReadFilesHandler.Query(db, User, new ListFiles("contact", User, Cursor: null))),
        ("files of a record, later", db => ReadFilesHandler.Query(db, User, new ListFiles("contact", User, Later("-createdAt")))),
        ("files of mine", db => ReadFilesHandler.Query(db, User, new ListFiles(RecordType: null, RecordId: null, Cursor: null))),
        ("held mails", db => ReadInboundMailHandler.Newest(db.Set<Message>(), new ListInboundMail(MessageState.Held, Cursor: null))),
        ("held mails, later", db => ReadInboundMailHandler.Newest(db.Set<Message>(), new ListInboundMail(MessageState.Held, Later("-receivedAt")))),
        ("a conversation", db => ShowMessageHandler.Thread(db.Set<Message>(), User).OrderByDescending(m => m.Date).ThenByDescending(m => m.Id).Take(50)),
        ("unread, counted", db => ListNotificationsHandler.Unread(db, User)),
    ];

    [Test]
    public async Task Lists_OfMessages_FollowAnIndex()
    {
        var database = await Database.Create(provider);
        await using (database)
        {
            var recorder = new Recorder(hasServer: true);
            var db = database.Context(recorder.Interceptors);
            await using (db)
            {
                foreach (var (name, query) in Lists())
                {
                    recorder.Statements.Clear();
                    await query(db).ToListAsync();
                    var plan = await plans.Explain(db, recorder.Statements.Single());

                    // A list without any condition begins at the end of its index.
                    var mayRead = name == "mails" ? "SCAN p USING INDEX IX_platform_mails_CreatedAt_Id" : null;

                    // To PostgreSQL "is null" is not one value, so the order of the index behind it is lost; somebody's loose files are few.
                    var maySort = name == "files of mine";
                    Assert.That(plan.Where(step => (plans.IsScan(step) && step != mayRead) || (plans.IsSort(step) && !maySort)), Is.Empty, $"{name}: {string.Join('\n', plan)}");
                }
            }
        }
    }

    [TestCaseSource(typeof(Engine), nameof(Engine.All))]
    public void Lists_OfMessages_TranslateOnEveryEngine(DatabaseProvider engine)
    {
        using var db = Engine.Design(engine);
        foreach (var (name, query) in Lists())
        {
            Assert.That(query(db).ToQueryString(), Does.Contain("platform_").Or.Contain("activities_"), name);
        }
    }
}
