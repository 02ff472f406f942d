using System.Net;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Leads;

/// <summary>Has a model learned and waits until all leads are scored by it, also on a machine that has much else to do.</summary>
internal static class Learning
{
    public static async Task Learn(this CrmClient client)
    {
        var job = await client.Post("/api/v1/lead-models/train");
        Assert.That(job.Status, Is.EqualTo(HttpStatusCode.Accepted), job.Text);
        for (var i = 0; i < 1200; i++)
        {
            var now = (await client.Get($"/api/v1/jobs/{job.Json["id"]}")).Json;
            if ((string)now["state"]! is not ("queued" or "running"))
            {
                Assert.That((string)now["state"]!, Is.EqualTo("completed"), now.ToString());
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail("It did not learn within two minutes.");
    }
}
