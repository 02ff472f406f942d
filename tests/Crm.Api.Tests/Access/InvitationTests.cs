using System.Net;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Access;

/// <summary>How people come to an account of their own.</summary>
public sealed class InvitationTests : AccountFixture
{
    [Test]
    public async Task AcceptInvitation_WithTheLinkFromTheMail_MakesTheAccountOnce()
    {
        var email = NewAddress();
        var invited = await Invite(email, "marketer", "read-only");
        var token = await Secret(email, "invitation");
        using var client = Host.Anonymous();
        await client.Session();

        var seen = await client.Post("/api/v1/invitations/look-up", new { token });
        var accepted = await client.Post("/api/v1/invitations/accept", new { token, name = "Nora", password = People.Password });
        using var second = Host.Anonymous();
        await second.Session();
        var again = await second.Post("/api/v1/invitations/accept", new { token, name = "Nora", password = People.Password });

        Assert.That(invited.Status, Is.EqualTo(HttpStatusCode.Created), invited.Text);
        Assert.That((string)seen.Json["email"]!, Is.EqualTo(email));
        Assert.That(accepted.Status, Is.EqualTo(HttpStatusCode.OK), accepted.Text);
        Assert.That(((string)accepted.Json["user"]!["email"]!, (string)accepted.Json["user"]!["role"]!), Is.EqualTo((email, "marketer")));
        Assert.That((again.Status, again.Code), Is.EqualTo((HttpStatusCode.BadRequest, "invitation_invalid")));
        Assert.That((string)(await Admin.Get($"/api/v1/invitations/{invited.Json["id"]}")).Json["state"]!, Is.EqualTo("accepted"));
    }

    [Test]
    public async Task AcceptInvitation_ByTwoAtOnce_MakesOneAccount()
    {
        var email = NewAddress();
        await Invite(email, "read-only");
        var token = await Secret(email, "invitation");
        var clients = Enumerable.Range(0, 4).Select(_ => Host.Anonymous()).ToList();
        await Task.WhenAll(clients.Select(c => c.Session()));

        var answers = await Task.WhenAll(clients.Select(c => c.Post("/api/v1/invitations/accept", new { token, name = "Nora", password = People.Password })));

        clients.ForEach(c => c.Dispose());
        Assert.That(answers.Count(a => a.Status == HttpStatusCode.OK), Is.EqualTo(1), string.Join('\n', answers.Select(a => a.Text)));
    }

    [Test]
    public async Task ResendInvitation_TheOldLink_NoLongerWorks()
    {
        var email = NewAddress();
        var id = (string)(await Invite(email, "read-only")).Json["id"]!;
        var old = await Secret(email, "invitation");

        var resent = await Admin.Post($"/api/v1/invitations/{id}/resend");
        var fresh = await Secret(email, "invitation", mails: 2);

        Assert.That(resent.Status, Is.EqualTo(HttpStatusCode.OK), resent.Text);
        Assert.That(fresh, Is.Not.EqualTo(old));
        Assert.That((await LookUp(old)).Code, Is.EqualTo("invitation_invalid"));
        Assert.That((await LookUp(fresh)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task RevokeInvitation_ItsLink_NoLongerWorks()
    {
        var email = NewAddress();
        var id = (string)(await Invite(email, "read-only")).Json["id"]!;
        var token = await Secret(email, "invitation");

        var revoked = await Admin.Delete($"/api/v1/invitations/{id}");

        Assert.That(revoked.Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await LookUp(token)).Code, Is.EqualTo("invitation_invalid"));
        Assert.That((await Admin.Post($"/api/v1/invitations/{id}/resend")).Code, Is.EqualTo("invitation_ended"));
    }

    [Test]
    public async Task Invitation_ItsSecret_IsInNoAnswerAndNoTable()
    {
        var email = NewAddress();
        var invited = await Invite(email, "read-only");
        var token = await Secret(email, "invitation");

        var mails = await Admin.Get("/api/v1/mails");
        var mail = mails.Json["items"]!.AsArray().First(m => (string)m!["to"]! == email)!;
        var content = await Admin.Get($"/api/v1/mails/{mail["id"]}/content");
        var list = await Admin.Get("/api/v1/invitations?limit=200");

        Assert.That(new[] { invited.Text, mails.Text, content.Text, (await Admin.Get($"/api/v1/mails/{mail["id"]}")).Text, list.Text }, Has.None.Contains(token));
        Assert.That(content.Text, Does.Contain("not-shown-here"));
        Assert.That(await TableDump.Contains(Host, token), Is.False, "The secret is stored as a hash, and sealed in the mail.");
    }

    [Test]
    public async Task InviteUser_WithMoreThanTheInviterHas_IsRefused()
    {
        var (_, email) = await People.Create(Admin, await TestRoles.Insert(Host, "users.manage", "contacts.read"));
        using var clerk = await People.SignIn(Host, email);

        var answer = await clerk.Post("/api/v1/invitations", new { email = NewAddress(), name = "Max", roleIds = new[] { await TestRoles.BuiltIn(Admin, "administrator") } });

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.Forbidden, "exceeds_own_rights")));
    }

    [Test]
    public async Task InviteUser_WhoIsThereOrInvited_IsRefused()
    {
        var (_, known) = await People.Create(Admin, await TestRoles.BuiltIn(Admin, "read-only"));
        var invited = NewAddress();
        await Invite(invited, "read-only");

        Assert.That((await Invite(known.ToUpperInvariant(), "read-only")).Code, Is.EqualTo("email_taken"));
        Assert.That((await Invite(invited, "read-only")).Code, Is.EqualTo("already_invited"));
    }

    [Test]
    public async Task ListInvitations_PageByPage_ShowsEachOnce()
    {
        var made = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            made.Add((string)(await Invite(NewAddress(), "read-only")).Json["id"]!);
        }

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await Admin.Get($"/api/v1/invitations?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}");
            seen.AddRange(page.Json["items"]!.AsArray().Select(i => (string)i!["id"]!));
            cursor = (string?)page.Json["nextCursor"];
        }
        while (cursor is not null);

        Assert.That(seen, Is.Unique);
        Assert.That(seen.Take(5), Is.EqualTo(made.AsEnumerable().Reverse()));
    }

    private async Task<Answer> Invite(string email, params string[] roles)
    {
        var roleIds = new List<Guid>();
        foreach (var role in roles)
        {
            roleIds.Add(await TestRoles.BuiltIn(Admin, role));
        }

        return await Admin.Post("/api/v1/invitations", new { email, name = "Nora Ek", roleIds });
    }

    private async Task<Answer> LookUp(string token)
    {
        using var client = Host.Anonymous();
        await client.Session();
        return await client.Post("/api/v1/invitations/look-up", new { token });
    }
}
