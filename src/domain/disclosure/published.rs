//! The one type that leaves this module with a figure in it.

/// A figure that has passed disclosure control, or the word that it may not be shown.
///
/// There is no way to make one from outside `disclosure`, and none to change what it holds. Withheld is one state on purpose: a
/// count withheld for its own size and one withheld to protect another must look the same (never write "fewer than ten").
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Published<T>(Option<T>);

impl<T> Published<T> {
    pub(super) fn shown_as(figure: T) -> Self {
        Self(Some(figure))
    }

    pub(super) fn withheld() -> Self {
        Self(None)
    }

    /// The figure in the form in which it may be shown; `None` where it is withheld.
    #[must_use]
    pub fn shown(&self) -> Option<&T> {
        self.0.as_ref()
    }

    /// As [`Published::shown`], giving the figure away.
    #[must_use]
    pub fn into_shown(self) -> Option<T> {
        self.0
    }

    /// May it not be shown?
    #[must_use]
    pub fn is_withheld(&self) -> bool {
        self.0.is_none()
    }
}
