using System.ComponentModel;
using Lethe.Web.Uploads;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Lethe.Web.Api;

/// <summary>Files of models and data, for requests to name.</summary>
internal static class UploadEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/uploads", (UploadShelf shelf) => shelf.List()).WithSummary("Files that were sent, the newest first");
        api.MapPost("/uploads", Take).WithSummary("Send a file: its bytes are the body").Produces<Upload>(201)
            .ProducesProblem(400).ProducesProblem(413).ProducesProblem(415);
    }

    private static async Task<IResult> Take(
        UploadShelf shelf, HttpContext context, [Description("What the file is called; its ending says what it is.")] string name, CancellationToken cancellation)
    {
        // The shelf counts: its limit is another than that of other bodies, and its answer says what to do.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
        var upload = await shelf.TakeAsync(name, context.Request.Body, context.Request.ContentLength, cancellation).ConfigureAwait(false);
        return TypedResults.Created((string?)null, upload);
    }
}
