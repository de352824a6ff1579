using System;

namespace CookieSecurity.Analyzers.Endpoints;

/// <summary>What code that answers a request does, itself or through the methods of this compilation that it calls.</summary>
[Flags]
internal enum CodeTraits
{
    None = 0,

    /// <summary>It reads the form by hand: nothing has validated a token before.</summary>
    ReadsForm = 1,

    /// <summary>It validates a token, or asks whether that was done.</summary>
    ChecksToken = 2,

    /// <summary>It hands the request to code that cannot be seen.</summary>
    IsHandedOn = 4,
}
